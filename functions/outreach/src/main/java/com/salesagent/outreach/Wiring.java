package com.salesagent.outreach;

import com.salesagent.domain.mail.Mailer;
import com.salesagent.domain.message.EmailRenderer;
import com.salesagent.domain.message.UnsubscribeLinks;
import com.salesagent.domain.run.RunStore;
import com.salesagent.domain.send.DoubtfulSends;
import com.salesagent.domain.send.LastGate;
import com.salesagent.domain.send.Places;
import com.salesagent.domain.send.Quotas;
import com.salesagent.domain.send.SendingSwitch;
import com.salesagent.domain.standing.Authentication;
import com.salesagent.domain.standing.GuardedSwitch;
import com.salesagent.domain.standing.SenderStanding;
import com.salesagent.mail.Mailers;
import com.salesagent.platform.AwsClients;
import com.salesagent.platform.Environment;
import com.salesagent.platform.JndiDns;
import com.salesagent.platform.Priming;
import com.salesagent.platform.Secrets;
import com.salesagent.platform.dynamodb.DynamoDbApprovalRecords;
import com.salesagent.platform.dynamodb.DynamoDbApprovalStore;
import com.salesagent.platform.dynamodb.DynamoDbCampaignStore;
import com.salesagent.platform.dynamodb.DynamoDbDomainChecks;
import com.salesagent.platform.dynamodb.DynamoDbLeadStore;
import com.salesagent.platform.dynamodb.DynamoDbOptOuts;
import com.salesagent.platform.dynamodb.DynamoDbPlaces;
import com.salesagent.platform.dynamodb.DynamoDbQuotas;
import com.salesagent.platform.dynamodb.DynamoDbReputations;
import com.salesagent.platform.dynamodb.DynamoDbRunStore;
import com.salesagent.platform.dynamodb.DynamoDbSendLedger;
import com.salesagent.platform.dynamodb.DynamoDbSendingSwitch;
import com.salesagent.platform.dynamodb.DynamoDbSuppressionList;
import com.salesagent.platform.dynamodb.DynamoDbWatermark;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.util.List;

/** Puts the use cases together from the environment. */
final class Wiring {
    private static final int CLAIM_BYTES = 16;

    private final Environment environment;
    private final AwsClients aws;
    private final DynamoDbClient dynamoDb;
    private final Secrets secrets;

    private Wiring(Environment environment) {
        this.environment = environment;
        this.aws = new AwsClients(environment);
        this.dynamoDb = aws.dynamoDb();
        this.secrets = aws.secrets();
    }

    static Wiring current() {
        return new Wiring(Environment.current());
    }

    /** Makes a first call while a snapshot of the function is made; does nothing elsewhere. */
    static void beforeSnapshot(Priming.Call call) {
        Priming.beforeSnapshot(Environment.current(), List.of(call));
    }

    ReserveSends reserveSends() {
        return new ReserveSends(
                leads(), approvals(), campaigns(), ledger(), queue(), environment.clock());
    }

    DispatchSends dispatchSends() {
        return new DispatchSends(
                ledger(),
                new DynamoDbWatermark(dynamoDb, counters()),
                queue(),
                environment.clock());
    }

    SendWorker sendWorker() {
        Mailer mailer = Mailers.prospects(environment);
        SendWorker.Stores stores =
                new SendWorker.Stores(
                        leads(),
                        approvals(),
                        campaigns(),
                        suppression(),
                        sending(mailer),
                        ledger(),
                        new DynamoDbQuotas(dynamoDb, counters()),
                        places(),
                        runs());
        return new SendWorker(
                stores,
                new LastGate(new EmailRenderer(links())),
                mailer,
                () -> environment.randomId(CLAIM_BYTES),
                environment.clock());
    }

    private SendingSwitch sending(Mailer mailer) {
        Quotas quotas = new DynamoDbQuotas(dynamoDb, counters());
        return new GuardedSwitch(
                new DynamoDbSendingSwitch(dynamoDb, counters()),
                campaigns(),
                new SenderStanding(
                        mailer.local()
                                ? Authentication.LOCAL
                                : Authentication.byDns(
                                        new JndiDns(),
                                        new DynamoDbDomainChecks(dynamoDb, counters()),
                                        environment.dkimSelectors()),
                        new DynamoDbReputations(dynamoDb, counters(), quotas)),
                environment.clock());
    }

    Unsubscribe unsubscribe() {
        DynamoDbApprovalStore open =
                new DynamoDbApprovalStore(dynamoDb, environment.required("APPROVALS_TABLE"));
        DynamoDbOptOuts optOuts =
                new DynamoDbOptOuts(
                        dynamoDb, leadsTable(), counters(), leads(), DynamoDbOptOuts.voiding(open));
        return new Unsubscribe(links(), leads(), suppression(), optOuts, environment.clock());
    }

    CheckSequences checkSequences() {
        return new CheckSequences(leads(), approvals(), campaigns(), ledger(), environment.clock());
    }

    SendCommands sendCommands() {
        return new SendCommands(
                leads(), ledger(), doubts(), campaigns(), places(), runs(), environment.clock());
    }

    SettleDoubts settleDoubts() {
        return new SettleDoubts(
                leads(), ledger(), doubts(), Mailers.log(environment), runs(), environment.clock());
    }

    private RunStore runs() {
        return new DynamoDbRunStore(
                dynamoDb, environment.required("RUNS_TABLE"), environment.clock());
    }

    private Places places() {
        return new DynamoDbPlaces(dynamoDb, counters(), leadsTable());
    }

    private DoubtfulSends doubts() {
        return new DoubtfulSends(leads(), approvals(), campaigns(), ledger());
    }

    private UnsubscribeLinks links() {
        return new UnsubscribeLinks(
                environment.required("BASE_URL"), secrets.named("UNSUBSCRIBE_KEY"));
    }

    private DynamoDbLeadStore leads() {
        return new DynamoDbLeadStore(dynamoDb, leadsTable(), counters(), environment.clock());
    }

    private DynamoDbApprovalRecords approvals() {
        return new DynamoDbApprovalRecords(dynamoDb, leadsTable());
    }

    private DynamoDbCampaignStore campaigns() {
        return new DynamoDbCampaignStore(dynamoDb, counters(), environment.clock());
    }

    private DynamoDbSuppressionList suppression() {
        return new DynamoDbSuppressionList(dynamoDb, counters());
    }

    private DynamoDbSendLedger ledger() {
        return new DynamoDbSendLedger(dynamoDb, leadsTable());
    }

    private SendQueue queue() {
        return new SqsSendQueue(aws.sqs(), environment.required("SENDS_QUEUE_URL"));
    }

    private String leadsTable() {
        return environment.required("LEADS_TABLE");
    }

    private String counters() {
        return environment.required("COUNTERS_TABLE");
    }
}
