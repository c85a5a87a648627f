package io.github.abmrules.core.json;

/**
 * Finds the first byte that is not UTF-8, overlong forms and surrogates included. Keeps its place between pieces of a text.
 * Belongs to one thread.
 */
final class Utf8 {

    private int missing;
    private int lowest = 0x80;
    private int highest = 0xBF;
    private int previous;
    private String complaint = "";

    /** The position of the first wrong byte of the next piece, or -1. */
    int firstWrong(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int i = offset;
        while (true) {
            if (missing == 0) {
                while (i < end && bytes[i] >= 0) {
                    i++;
                }
            }
            if (i == end) {
                return -1;
            }
            int octet = bytes[i] & 0xFF;
            boolean within = missing > 0;
            if (!accept(octet)) {
                complain(octet, within);
                return i;
            }
            previous = octet;
            i++;
        }
    }

    private boolean accept(int octet) {
        if (missing > 0) {
            boolean right = octet >= lowest && octet <= highest;
            missing--;
            lowest = 0x80;
            highest = 0xBF;
            return right;
        }
        if (octet < 0xC2 || octet > 0xF4) {
            return false;
        }
        missing = octet < 0xE0 ? 1 : octet < 0xF0 ? 2 : 3;
        switch (octet) {
            case 0xE0 -> lowest = 0xA0;
            case 0xED -> highest = 0x9F;
            case 0xF0 -> lowest = 0x90;
            case 0xF4 -> highest = 0x8F;
            default -> {}
        }
        return true;
    }

    private void complain(int octet, boolean within) {
        complaint = (within
                        ? String.format("byte 0x%02X after 0x%02X", octet, previous)
                        : String.format("byte 0x%02X", octet))
                + " is not UTF-8. Maybe the input is in another encoding; save it as UTF-8.";
    }

    /** What is wrong with the wrong byte; empty when none was found. */
    String complaint() {
        return complaint;
    }
}
