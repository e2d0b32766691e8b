/** Who is told of alerts, how and when: settings of a profile. */
package city.ioc.notifications;
