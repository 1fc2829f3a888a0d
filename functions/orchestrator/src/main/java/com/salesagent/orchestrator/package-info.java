/** X. */
package com.salesagent.orchestrator;
