/**
 * What the templates in {@code src/main/jte/approvals} are given. Public, since the generated
 * templates stand in a package of their own.
 */
package com.salesagent.approvals.view;
