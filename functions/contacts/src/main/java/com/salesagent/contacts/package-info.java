/** X. */
package com.salesagent.contacts;
