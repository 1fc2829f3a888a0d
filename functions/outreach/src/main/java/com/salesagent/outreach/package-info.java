/** Sends what was approved, once: plans it, hands it over, and honours those who want no more. */
package com.salesagent.outreach;
