/** How records are laid out in state stores and derived topics. Documented in {@code docs/reference/formats.md}. */
package city.ioc.streams.format;
