/** X. */
package com.salesagent.writer;
