/** What becomes of the episodes of a case once the clock passes them: notices, and the alerts that people work on. */
package city.ioc.core.alerts;
