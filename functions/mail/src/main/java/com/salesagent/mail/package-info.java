/** Mail providers behind the two ports: one for prospects, one for our own people. */
package com.salesagent.mail;
