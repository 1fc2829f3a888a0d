/**
 * Step Functions on one machine: runs state machines written in the Amazon States Language as they
 * are, remembers every execution on disk, and answers the wire protocol of AWS, so that the AWS
 * command line and SDKs work against it.
 *
 * <p>How a request flows: {@link com.salesagent.local.stepfunctions.WireApi} decodes it and hands a
 * command to the {@link com.salesagent.local.stepfunctions.Engine}, whose single thread owns all
 * state. The {@link com.salesagent.local.stepfunctions.Interpreter} changes executions and records
 * events; the engine writes what changed to the {@link com.salesagent.local.stepfunctions.Journal};
 * only when that is on disk does the caller get an answer and do tasks leave for the {@link
 * com.salesagent.local.stepfunctions.TaskInvoker}.
 */
package com.salesagent.local.stepfunctions;
