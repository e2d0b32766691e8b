/** Delivery of alerts: an own consumer of them, which tells those whom the profile names. */
package city.ioc.notifier;
