/** Starts runs, adds them up, and takes a person's word about a lead. */
package com.salesagent.orchestrator;
