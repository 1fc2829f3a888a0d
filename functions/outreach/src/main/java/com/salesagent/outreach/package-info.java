/** X. */
package com.salesagent.outreach;
