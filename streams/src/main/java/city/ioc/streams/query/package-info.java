/** The case timeline's way into the state stores: which instance has a case, and what it says of it. */
package city.ioc.streams.query;
