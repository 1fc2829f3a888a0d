/**
 * What functions tell on AWS: each log event is one line of JSON, and events that count something
 * carry CloudWatch's embedded metric format in the same line. The agents know SLF4J only; which
 * event counts what stands in {@link com.salesagent.platform.logs.Metrics}.
 */
package com.salesagent.platform.logs;
