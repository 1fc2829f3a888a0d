/** DynamoDB Local on a file, reachable from this machine only, with the application's tables. */
package com.salesagent.local.dynamodb;
