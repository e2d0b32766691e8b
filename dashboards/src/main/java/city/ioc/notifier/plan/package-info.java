/** What is told to whom, and when: pure. */
package city.ioc.notifier.plan;
