/** What stands between queues or streams and functions: the event source mappings of Lambda. */
package com.salesagent.local.sources;
