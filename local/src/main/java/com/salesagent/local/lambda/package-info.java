/** Runs the functions in this process, through the JSON and the rules of Lambda. */
package com.salesagent.local.lambda;
