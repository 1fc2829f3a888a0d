/**
 * Who may be written to at all: the switch that stops everything, the suppression list and its
 * exchange with the mail provider, and what is held about a person, to be shown or erased.
 */
package com.salesagent.compliance;
