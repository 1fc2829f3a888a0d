/** Waiting tasks of the state machines. */
package com.salesagent.platform.tasks;
