/** X. */
package com.salesagent.approvals;
