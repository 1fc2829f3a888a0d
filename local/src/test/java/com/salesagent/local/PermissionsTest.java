package com.salesagent.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesagent.application.Function;
import com.salesagent.application.Function.Permission;
import com.salesagent.platform.dynamodb.Parallel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A permission that nobody wrote down fails on the laptop as it would on AWS. */
class PermissionsTest {
    private static final Map<String, AttributeValue> KEY =
            Map.of("company_id", AttributeValue.fromS("x"), "item", AttributeValue.fromS("y"));

    private final DynamoDbClient dynamoDb =
            new TestClients(
                            new Endpoints(
                                    0,
                                    "",
                                    "us-east-1",
                                    NOWHERE,
                                    NOWHERE,
                                    NOWHERE,
                                    NOWHERE,
                                    NOWHERE,
                                    NOWHERE))
                    .dynamoDb();

    private static final String NOWHERE = "http://127.0.0.1:1";

    @BeforeEach
    void hold() {
        Permissions.hold(
                List.of(
                        new Function(
                                "a-reader",
                                "none",
                                "none",
                                1,
                                128,
                                List.of(new Permission.Read("leads")),
                                Set.of())));
        MDC.put("function", "a-reader");
    }

    @AfterEach
    void forget() {
        MDC.clear();
    }

    @Test
    void whatIsDescribedIsTried() {
        assertThatThrownBy(() -> dynamoDb.getItem(get -> get.tableName("leads").key(KEY)))
                .as("goes out, to where nobody listens")
                .isInstanceOf(SdkClientException.class);
    }

    @Test
    void whatIsNotDescribedIsRefusedWithTheNameOfWhatIsMissing() {
        assertThatThrownBy(() -> dynamoDb.putItem(put -> put.tableName("leads").item(KEY)))
                .isInstanceOf(AwsServiceException.class)
                .hasMessageContaining("function a-reader may not write leads");
        assertThatThrownBy(() -> dynamoDb.getItem(get -> get.tableName("runs").key(KEY)))
                .hasMessageContaining("function a-reader may not read runs");
        assertThatThrownBy(() -> dynamoDb.scan(scan -> scan.tableName("leads")))
                .hasMessageContaining("function a-reader may not scan leads");
    }

    @Test
    void whatIsAskedSideBySideIsHeldTooSoThatTheScoutsWritesOfAliasesAreFound() {
        assertThatThrownBy(
                        () ->
                                Parallel.map(
                                        List.of("one", "two"),
                                        _ ->
                                                dynamoDb.putItem(
                                                        put -> put.tableName("leads").item(KEY))))
                .hasMessageContaining("function a-reader may not write leads");
    }

    @Test
    void eachItemOfATransactionCounts() {
        TransactWriteItem check =
                TransactWriteItem.builder()
                        .conditionCheck(
                                c ->
                                        c.tableName("counters")
                                                .key(KEY)
                                                .conditionExpression("attribute_exists(x)"))
                        .build();

        assertThatThrownBy(() -> dynamoDb.transactWriteItems(write -> write.transactItems(check)))
                .hasMessageContaining("function a-reader may not write counters");
    }
}
