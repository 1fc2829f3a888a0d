package com.salesagent.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;

import software.constructs.IConstruct;

import java.util.List;

/** A rule of cdk-nag that doesn't hold somewhere, with the reason. */
final class Nag {
    private Nag() {}

    static void accept(IConstruct where, String rule, String reason) {
        NagSuppressions.addResourceSuppressions(
                where, List.of(NagPackSuppression.builder().id(rule).reason(reason).build()), true);
    }

    /** One wildcard that a policy may have; any other one is still a finding. */
    static void acceptWildcard(IConstruct where, String appliesTo, String reason) {
        NagSuppressions.addResourceSuppressions(
                where,
                List.of(
                        NagPackSuppression.builder()
                                .id("AwsSolutions-IAM5")
                                .reason(reason)
                                .appliesTo(List.of(appliesTo))
                                .build()),
                true);
    }
}
