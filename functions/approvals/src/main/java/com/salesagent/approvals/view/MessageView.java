package com.salesagent.approvals.view;

/** A page that only says something. */
public record MessageView(String title, String text, String next) {}
