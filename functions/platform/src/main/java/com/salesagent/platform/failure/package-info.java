/** The four classes of failure between the functions and the machines. */
package com.salesagent.platform.failure;
