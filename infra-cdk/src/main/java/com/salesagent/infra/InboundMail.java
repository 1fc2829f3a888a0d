package com.salesagent.infra;

import com.salesagent.application.Trigger.ReceivedMail;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.ses.CfnReceiptRule;
import software.constructs.Construct;

import java.util.List;

/**
 * Where a stage's answers come by SES: mail for its inbound domain is put into the bucket, then the
 * function is called. The account's one active rule set is chosen by hand, see docs/deploying.md.
 */
final class InboundMail extends Construct {
    InboundMail(
            Construct scope,
            Stage stage,
            DataStack data,
            ReceivedMail received,
            AgentFunction function) {
        super(scope, "InboundMail");
        Stack stack = Stack.of(this);
        CfnPermission permission =
                CfnPermission.Builder.create(this, "Permission")
                        .action("lambda:InvokeFunction")
                        .functionName(function.live().getFunctionArn())
                        .principal("ses.amazonaws.com")
                        .sourceAccount(stack.getAccount())
                        .sourceArn(data.receiptRules())
                        .build();
        CfnReceiptRule rule =
                CfnReceiptRule.Builder.create(this, "Rule")
                        .ruleSetName(data.receiptRuleSet())
                        .rule(
                                CfnReceiptRule.RuleProperty.builder()
                                        .enabled(true)
                                        .recipients(List.of(stage.inboundDomain()))
                                        .scanEnabled(true)
                                        // Prospects' servers that know no TLS are heard too.
                                        .tlsPolicy("Optional")
                                        .actions(List.of(keep(data, received), call(function)))
                                        .build())
                        .build();
        rule.getNode().addDependency(permission);
    }

    private static CfnReceiptRule.ActionProperty keep(DataStack data, ReceivedMail received) {
        return CfnReceiptRule.ActionProperty.builder()
                .s3Action(
                        CfnReceiptRule.S3ActionProperty.builder()
                                .bucketName(data.bucket(received.bucket()).getBucketName())
                                .objectKeyPrefix(received.prefix())
                                .build())
                .build();
    }

    private static CfnReceiptRule.ActionProperty call(AgentFunction function) {
        return CfnReceiptRule.ActionProperty.builder()
                .lambdaAction(
                        CfnReceiptRule.LambdaActionProperty.builder()
                                .functionArn(function.live().getFunctionArn())
                                .invocationType("Event")
                                .build())
                .build();
    }
}
