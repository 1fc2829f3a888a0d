package com.salesagent.approvals;

/** A page with its HTTP status. */
record PageAnswer(int status, String html) {}
