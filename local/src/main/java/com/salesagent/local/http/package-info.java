/** The HTTP front: a small server on 127.0.0.1, and an API Gateway before the functions. */
package com.salesagent.local.http;
