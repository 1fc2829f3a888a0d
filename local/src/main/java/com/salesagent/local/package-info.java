/**
 * The whole application in one JVM: {@link com.salesagent.local.LocalCloud} starts what the
 * functions find on AWS, on 127.0.0.1, and keeps its state in {@code .local/}.
 */
package com.salesagent.local;
