/** The stores, on DynamoDB. */
package com.salesagent.platform.dynamodb;
