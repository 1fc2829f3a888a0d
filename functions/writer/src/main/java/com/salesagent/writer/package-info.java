/**
 * Writes the emails of a sequence, criticises them, and stores each version for gate 2. Works
 * without a model; with one, no sentence of it reaches a person unchecked.
 */
package com.salesagent.writer;
