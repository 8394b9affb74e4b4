package org.cityreach.siting.mip;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;

/**
 * The functions of HiGHS's C interface that are used here, under their own names. Whole numbers are 32
 * bits wide in the builds that OR-Tools ships.
 */
interface HighsLibrary extends Library {

    int ERROR = -1;

    int CONTINUOUS = 0;
    int WHOLE = 1;

    int OPTIMAL = 7;
    int INFEASIBLE = 8;

    int FEASIBLE_SOLUTION = 2;

    int SIMPLEX_INTERRUPT = 1;
    int MIP_LOGGING = 5;
    int MIP_INTERRUPT = 6;

    /** Called during a run; the first number of the data that goes in is 1 to interrupt. */
    interface Watch extends Callback {
        void invoke(int type, @Nullable Pointer message, Pointer dataOut, Pointer dataIn, @Nullable Pointer user);
    }

    Pointer Highs_create();

    void Highs_destroy(Pointer highs);

    String Highs_version();

    int Highs_setBoolOptionValue(Pointer highs, String option, int value);

    int Highs_setIntOptionValue(Pointer highs, String option, int value);

    int Highs_setDoubleOptionValue(Pointer highs, String option, double value);

    int Highs_addVars(Pointer highs, int count, double[] lower, double[] upper);

    int Highs_changeColsCostByRange(Pointer highs, int from, int to, double[] cost);

    int Highs_changeColsIntegralityByRange(Pointer highs, int from, int to, int[] integrality);

    int Highs_setSolution(
            Pointer highs,
            double[] columnValue,
            double @Nullable [] rowValue,
            double @Nullable [] columnDual,
            double @Nullable [] rowDual);

    int Highs_setCallback(Pointer highs, Watch watch, @Nullable Pointer user);

    int Highs_startCallback(Pointer highs, int type);

    @Nullable
    Pointer Highs_getCallbackDataOutItem(Pointer dataOut, String item);

    int Highs_run(Pointer highs);

    int Highs_getModelStatus(Pointer highs);

    int Highs_getIntInfoValue(Pointer highs, String info, IntByReference value);

    int Highs_getDoubleInfoValue(Pointer highs, String info, DoubleByReference value);

    int Highs_getSolution(
            Pointer highs, double[] columnValue, double[] columnDual, double[] rowValue, double[] rowDual);
}
