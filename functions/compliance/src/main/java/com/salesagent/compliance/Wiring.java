package com.salesagent.compliance;

import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.contact.OptOuts;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.mail.ProviderSuppressions;
import com.salesagent.mail.Mailers;
import com.salesagent.platform.AwsClients;
import com.salesagent.platform.Environment;
import com.salesagent.platform.dynamodb.DynamoDbApprovalStore;
import com.salesagent.platform.dynamodb.DynamoDbCampaignStore;
import com.salesagent.platform.dynamodb.DynamoDbErasures;
import com.salesagent.platform.dynamodb.DynamoDbLeadStore;
import com.salesagent.platform.dynamodb.DynamoDbOptOuts;
import com.salesagent.platform.dynamodb.DynamoDbPersonData;
import com.salesagent.platform.dynamodb.DynamoDbRunStore;
import com.salesagent.platform.dynamodb.DynamoDbSendingSwitch;
import com.salesagent.platform.dynamodb.DynamoDbSuppressionList;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** What the module's functions are made of. */
final class Wiring {
    private final Environment environment;
    private final AwsClients aws;
    private final DynamoDbClient dynamoDb;

    private Wiring(Environment environment) {
        this.environment = environment;
        this.aws = new AwsClients(environment);
        this.dynamoDb = aws.dynamoDb();
    }

    static Wiring fromEnvironment() {
        return new Wiring(Environment.current());
    }

    SwitchSending switchSending() {
        return new SwitchSending(
                new DynamoDbSendingSwitch(dynamoDb, counters()), campaigns(), environment.clock());
    }

    Suppressions suppressions() {
        DynamoDbSuppressionList list = new DynamoDbSuppressionList(dynamoDb, counters());
        return new Suppressions(list, list, leads(), optOuts(), provider(), environment.clock());
    }

    SyncSuppressions syncSuppressions() {
        DynamoDbSuppressionList list = new DynamoDbSuppressionList(dynamoDb, counters());
        return new SyncSuppressions(
                list,
                list,
                leads(),
                optOuts(),
                provider(),
                new DynamoDbSyncMarks(dynamoDb, counters()),
                environment.clock());
    }

    Persons persons() {
        String bucket = environment.required("RAW_BUCKET");
        String runs = environment.required("RUNS_TABLE");
        DynamoDbPersonData data =
                new DynamoDbPersonData(
                        dynamoDb,
                        new DynamoDbPersonData.Tables(
                                leadsTable(),
                                environment.required("APPROVALS_TABLE"),
                                runs,
                                counters()),
                        new DynamoDbRunStore(dynamoDb, runs, environment.clock()));
        return new Persons(
                new Persons.Stores(
                        leads(),
                        new DynamoDbSuppressionList(dynamoDb, counters()),
                        optOuts(),
                        data,
                        new DynamoDbErasures(dynamoDb, counters())),
                provider(),
                new SearchRaw(new S3RawObjects(s3(), bucket), aws.raw(bucket)),
                environment.clock());
    }

    private S3Client s3() {
        return aws.configured(S3Client.builder(), "S3")
                .forcePathStyle(environment.endpoint("S3").isPresent())
                .build();
    }

    private ProviderSuppressions provider() {
        return Mailers.suppressions(environment);
    }

    private OptOuts optOuts() {
        return new DynamoDbOptOuts(
                dynamoDb,
                leadsTable(),
                counters(),
                leads(),
                DynamoDbOptOuts.voiding(
                        new DynamoDbApprovalStore(
                                dynamoDb, environment.required("APPROVALS_TABLE"))));
    }

    private LeadStore leads() {
        return new DynamoDbLeadStore(dynamoDb, leadsTable(), counters(), environment.clock());
    }

    private CampaignStore campaigns() {
        return new DynamoDbCampaignStore(dynamoDb, counters(), environment.clock());
    }

    private String leadsTable() {
        return environment.required("LEADS_TABLE");
    }

    private String counters() {
        return environment.required("COUNTERS_TABLE");
    }
}
