/** What happened in a week, counted from what is on record. */
package com.salesagent.domain.report;
