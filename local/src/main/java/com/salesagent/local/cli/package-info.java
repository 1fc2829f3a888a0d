/**
 * The command line: starts or finds the local cloud, and talks to it as anybody would, over HTTP.
 */
package com.salesagent.local.cli;
