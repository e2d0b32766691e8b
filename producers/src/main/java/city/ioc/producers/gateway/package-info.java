/** The HTTP gateway: takes CloudEvents from desks, judges each, answers when they are stored. */
package city.ioc.producers.gateway;
