package com.salesagent.outreach;

import java.util.List;

/** The queue in front of the worker. A task may arrive twice and in any order. */
interface SendQueue {
    void enqueue(List<SendTask> tasks);
}
