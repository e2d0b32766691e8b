/**
 * The working calendar: when offices are open, how much working time lies between two instants, and when a case is due.
 * Everything here is a pure function of a {@link city.ioc.calendar.CalendarSpec}: no clock, no input or output.
 */
package city.ioc.calendar;
