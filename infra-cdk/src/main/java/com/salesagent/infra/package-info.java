/**
 * What the application's description becomes on AWS: two CDK stacks a stage, {@code Data} for what
 * must outlive a deployment and {@code App} for what may be made anew. Nothing is named here that
 * {@link com.salesagent.application.Application} describes; what is decided here is only how it
 * runs on AWS: encryption, permissions, alarms, what a deletion keeps.
 */
package com.salesagent.infra;
