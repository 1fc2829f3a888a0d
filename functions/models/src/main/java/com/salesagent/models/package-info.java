/** Language models behind one port: typed answers, deadlines, and a reason where there is none. */
package com.salesagent.models;
