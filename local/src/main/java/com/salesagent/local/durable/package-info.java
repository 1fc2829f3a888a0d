/**
 * What the local cloud writes to disk so that {@code kill -9} at any moment loses nothing that was
 * answered for.
 */
package com.salesagent.local.durable;
