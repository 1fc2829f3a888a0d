/**
 * What is deployed, described once as data: functions with their environment and permissions,
 * routes, queues, tables, schedules, machines. The local cloud reads it now, the CDK app reads it
 * later, so the laptop and the cloud can't drift apart. Knows the agents by the names of their
 * handlers only.
 */
package com.salesagent.application;
