package com.salesagent.local.stepfunctions;

/**
 * A machine's definition at one time. An execution keeps the one that it started with.
 *
 * @param id unique among all machines
 * @param text the definition as it was given
 */
record Revision(String id, String machine, String text, Definition definition, String roleArn) {}
