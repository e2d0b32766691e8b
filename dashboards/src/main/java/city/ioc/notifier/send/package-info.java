/** How messages look, and how they reach their receivers. */
package city.ioc.notifier.send;
