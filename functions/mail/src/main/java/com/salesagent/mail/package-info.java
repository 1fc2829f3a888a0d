/** X. */
package com.salesagent.mail;
